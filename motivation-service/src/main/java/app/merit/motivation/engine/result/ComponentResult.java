package app.merit.motivation.engine.result;

import app.merit.motivation.engine.scheme.LocalText;
import java.util.List;

/** What one component of a scheme pays: the slices add up to the amount exactly. */
public record ComponentResult(
        String code, String kind, LocalText name, Money amount, LocalText formula, List<Slice> slices) {}
