package app.merit.bench.process;

import app.merit.bench.peer.PeerMain;
import app.merit.embedded.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bare server in a process of its own. */
public final class PeerServer implements Server {
    private final Process process;
    private final int port;

    private PeerServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static PeerServer start(Engines engines, Path folder, String topic, String secret) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(Child.SERVER_FLAGS);
        arguments.addAll(Child.main(PeerMain.class, Integer.toString(port), engines.bootstrapServers(), topic, secret));
        Path log = folder.resolve("peer.log");
        PeerServer peer = new PeerServer(Child.start(arguments, Map.of(), log), port);
        Readiness.await(peer.process, peer.url() + "/", status -> status == 401, log);
        return peer;
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        Child.end(process);
    }
}
