package app.merit.local.cluster;

import app.merit.embedded.EmbeddedKafka;
import app.merit.local.process.Part;
import app.merit.local.state.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The broker. It ends by itself when the launcher is gone. */
final class KafkaPart implements Part {
    static final String NAME = "kafka";
    private static final int HEAP_MEBIBYTES = 320;

    private final DataDirectory data;
    private final Addresses addresses;
    private @Nullable EmbeddedKafka kafka;

    KafkaPart(DataDirectory data, Addresses addresses) {
        this.data = data;
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return addresses.bootstrapServers();
    }

    @Override
    public Path log() {
        return data.log(NAME);
    }

    @Override
    public String mark() {
        return folder().toString();
    }

    @Override
    public ProcessHandle start() {
        kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(
                folder(), addresses.kafka(), addresses.kafkaController(), HEAP_MEBIBYTES, log()));
        return kafka.process();
    }

    @Override
    public void stop() {
        if (kafka != null && kafka.process().isAlive()) {
            kafka.close();
        }
    }

    private Path folder() {
        return data.folder().resolve(NAME).resolve("log");
    }
}
