package app.merit.metrics.support;

import app.merit.embedded.MeritKafka;
import app.merit.embedded.MeritPostgres;
import app.merit.embedded.MeritTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs the test's application on the real Kafka and PostgreSQL, with tokens of `TestTokens`. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(value = MeritPostgres.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
@QuarkusTestResource(
        value = MeritPostgres.class,
        initArgs = {
            @ResourceArg(name = "database", value = "ingest"),
            @ResourceArg(name = "prefix", value = "MERIT_INGEST_DB")
        })
@QuarkusTestResource(MeritKafka.class)
@QuarkusTestResource(MeritTokens.class)
public @interface OnRealEngines {}
