package tocsin.domain.pack;

import tocsin.domain.alert.Stage;

/** When a stage is reached; {@code when} is a condition over facts. */
public record StageRule(Stage stage, String when, String zh, String en) {}
