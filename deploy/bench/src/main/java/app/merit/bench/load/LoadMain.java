package app.merit.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The generator's process: reads orders as lines of JSON, writes results as lines of JSON. The line {@code stop} ends the
 * running order. It ends when its input does, so that a killed bench leaves no load behind.
 */
public final class LoadMain {
    static final String STOP = "stop";

    private LoadMain() {}

    public static void main(String[] args) throws IOException {
        ObjectMapper json = new ObjectMapper();
        PrintStream out = System.out;
        // One event loop: the server under test needs the rest of the machine.
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(false));
        AtomicReference<LoadRun> running = new AtomicReference<>();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            if (line.equals(STOP)) {
                LoadRun run = running.get();
                if (run != null) {
                    run.stop();
                }
                continue;
            }
            LoadRun run = new LoadRun(vertx, json.readValue(line, LoadOrder.class));
            running.set(run);
            run.start().onComplete(result -> {
                try {
                    out.println(json.writeValueAsString(result.result()));
                    out.flush();
                } catch (IOException impossible) {
                    throw new IllegalStateException(impossible);
                }
            });
        }
        Runtime.getRuntime().halt(0);
    }
}
