package app.merit.motivation.engine.scheme;

/** The same text in Russian and English. */
public record LocalText(String ru, String en) {}
