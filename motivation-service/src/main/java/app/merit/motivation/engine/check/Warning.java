package app.merit.motivation.engine.check;

/**
 * A scheme that is allowed once its author says that they know.
 *
 * @param code what {@code acknowledgedWarnings} must hold, e.g. {@code cliff:commission:100000}
 */
public record Warning(String code, String place, String text) {}
