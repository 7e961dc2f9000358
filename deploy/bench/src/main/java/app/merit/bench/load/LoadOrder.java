package app.merit.bench.load;

/**
 * What to send.
 *
 * @param url address of the server, without a path
 * @param path of the webhooks; {@code %d} stands for a source counted from 1
 * @param sources how many sources take turns
 * @param secret a Standard Webhooks key, {@code whsec_} and base64
 * @param firstNumber of the first request; each has another number, from which its ids are made
 * @param connections how many there are at most
 * @param perSecond requests that begin each second whatever becomes of those before; 0: each connection sends its next
 *     request as soon as it has an answer
 * @param seconds how long requests begin
 */
public record LoadOrder(
        String url,
        String path,
        int sources,
        String secret,
        long firstNumber,
        int connections,
        int perSecond,
        int seconds) {
    public LoadOrder from(long number) {
        return new LoadOrder(url, path, sources, secret, number, connections, perSecond, seconds);
    }

    public LoadOrder at(int requestsPerSecond, int mostConnections) {
        return new LoadOrder(url, path, sources, secret, firstNumber, mostConnections, requestsPerSecond, seconds);
    }

    public LoadOrder lasting(int time) {
        return new LoadOrder(url, path, sources, secret, firstNumber, connections, perSecond, time);
    }
}
