package app.merit.motivation;

import app.merit.embedded.MeritKafka;
import app.merit.embedded.MeritPostgres;
import app.merit.embedded.MeritTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The real engines a test of the running service needs; the same ones for all, so that it starts once. */
@QuarkusTestResource(value = MeritPostgres.class, initArgs = @ResourceArg(name = "database", value = "motivation"))
@QuarkusTestResource(MeritKafka.class)
@QuarkusTestResource(MeritTokens.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RunningService {}
