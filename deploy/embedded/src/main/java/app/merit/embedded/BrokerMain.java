package app.merit.embedded;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The entry of the broker's own JVM: formats the storage once, starts Kafka, and ends when the parent process is gone
 * (its end of our standard input closes), so that a killed launcher or test leaves no orphan.
 */
final class BrokerMain {
    private BrokerMain() {}

    /** Arguments: the server properties file, the folder of the data. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Path data = Path.of(args[1]);
        Thread.ofPlatform().daemon().name("parent-watch").start(BrokerMain::endWithParent);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(args[0]);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {args[0]});
    }

    private static void format(String properties) throws ReflectiveOperationException {
        String clusterId = (String) Class.forName("org.apache.kafka.common.Uuid")
                .getMethod("toString")
                .invoke(Class.forName("org.apache.kafka.common.Uuid")
                        .getMethod("randomUuid")
                        .invoke(null));
        String[] arguments = {"format", "--standalone", "-t", clusterId, "-c", properties};
        try {
            Object exitCode = Class.forName("kafka.tools.StorageTool")
                    .getMethod("execute", String[].class, java.io.PrintStream.class)
                    .invoke(null, arguments, System.out);
            if (!Integer.valueOf(0).equals(exitCode)) {
                throw new IllegalStateException("Kafka's storage could not be formatted, exit code " + exitCode);
            }
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException("Kafka's storage could not be formatted", refused.getCause());
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent writes nothing; only the end of the stream matters.
            }
        } catch (IOException closed) {
            // The same news as the end of the stream.
        }
        Runtime.getRuntime().halt(0);
    }
}
