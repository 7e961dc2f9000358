package app.merit.bench.process;

import app.merit.bench.load.LoadMain;
import app.merit.bench.load.LoadOrder;
import app.merit.bench.load.LoadResult;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The load generator in a process of its own: the same one, equally warm, for all that is measured. */
public final class LoadProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer orders;
    private final BufferedReader results;
    private long nextNumber = System.currentTimeMillis() * 1_000;

    private LoadProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter();
        this.results = process.inputReader();
    }

    public static LoadProcess start() {
        List<String> arguments = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        arguments.addAll(Child.main(LoadMain.class));
        return new LoadProcess(Child.start(arguments, Map.of(), null));
    }

    /** Carries the order out with numbers that were never used before, and waits for its end. */
    public LoadResult carryOut(LoadOrder order) throws IOException {
        begin(order);
        return result();
    }

    /** Begins an order; returns the number of its first request. */
    public long begin(LoadOrder order) throws IOException {
        long first = nextNumber;
        nextNumber += 100_000_000L;
        tell(JSON.writeValueAsString(order.from(first)));
        return first;
    }

    /** Ends the running order early. */
    public void stop() throws IOException {
        tell("stop");
    }

    public LoadResult result() throws IOException {
        String line = results.readLine();
        if (line == null) {
            throw new IOException("The load generator has ended");
        }
        return JSON.readValue(line, LoadResult.class);
    }

    private void tell(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    @Override
    public void close() {
        Child.end(process);
    }
}
