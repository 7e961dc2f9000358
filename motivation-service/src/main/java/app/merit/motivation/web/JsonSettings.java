package app.merit.motivation.web;

import app.merit.motivation.json.EngineJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Answers are written like documents: decimals as strings, words, nothing that is null. */
@Singleton
class JsonSettings implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        EngineJson.configure(mapper);
    }
}
