package tocsin.domain.people;

/** Whether an advisor is the first or a stand-in for a person. */
public enum BindingRole {
  PRIMARY,
  DEPUTY
}
