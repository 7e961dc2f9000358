package app.merit.motivation.scheme.domain;

import java.util.List;
import java.util.Optional;

/** The stored schemes. */
public interface Schemes {
    Optional<SavedScheme> find(String code);

    List<SavedScheme> page(int page, int size);

    long count();

    void save(SavedScheme scheme);
}
