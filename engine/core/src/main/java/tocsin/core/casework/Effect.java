package tocsin.core.casework;

/** What a row of the table does besides moving the case; {@link Consequences} carries it out. */
public enum Effect {
  /** Nothing but what the action itself brings. */
  NONE,
  /** The operator becomes the owner; a task offered to the centre is accepted with it. */
  OWN,
  /** The case goes back to the queue without an owner. */
  DISOWN,
  /** Open tasks are revoked and the named recipients are asked. */
  OFFER,
  /** Whoever stands by is asked, since nobody dispatched in time. */
  OFFER_BY_ITSELF,
  /** The actor's task is accepted. */
  ACCEPT_TASK,
  /** The actor's task goes back and the next recipient is asked. */
  PASS_ON,
  /** The actor's task goes to whom the actor names. */
  HAND_ON,
  /** The next level is asked, one tier up. */
  RAISE,
  /** A contact: reached or missed; enough misses raise the tier and ask the next. */
  CONTACT,
  /** Feedback ends the actor's task; loss or danger turns the case red. */
  FEEDBACK,
  /** The danger goes on: red, and the next level is asked. */
  TRY_AGAIN,
  /** The last recipient is asked for more. */
  ASK_BACK,
  /** The follow-up begins. */
  PLAN_VISITS,
  /** The visit failed: another follows. */
  NEXT_VISIT,
  /** The visit succeeded: the call-back is planned. */
  PLAN_CALL_BACK,
  /** A visit is due: whoever knows the person is asked, then the next. */
  OFFER_VISIT,
  /** What clocks ran out is answered: reminder, deputy, next level. */
  ANSWER_CLOCKS,
  /** The case is put aside. */
  PUT_ASIDE,
  /** The case begins anew, at no lower tier. */
  BEGIN_AGAIN,
  /** The case is watched anew. */
  BEGIN_WATCH,
  /** Closed with the reason that the action names. */
  CLOSE_AS_SAID,
  /** Closed with the reason that the last feedback gives. */
  CLOSE_AS_REPORTED,
  /** Closed: the engine let go before anybody had to act. */
  CLOSE_FADED,
  /** Closed: the watch ended quietly. */
  CLOSE_WATCHED,
  /** Recalled; whoever was contacted gets an apology. */
  TAKE_BACK,
  /** A stop-payment is proposed to the duty officer. */
  STOP_PAYMENT
}
