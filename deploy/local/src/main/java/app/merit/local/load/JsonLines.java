package app.merit.local.load;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines that hold something, as they are: what is wrong with them, the import says. */
final class JsonLines implements Rows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BufferedReader text;
    private boolean first = true;

    JsonLines(BufferedReader text) {
        this.text = text;
    }

    @Override
    public @Nullable String next() throws IOException {
        String line = text.readLine();
        if (first && line != null && line.startsWith(BYTE_ORDER_MARK)) {
            line = line.substring(1);
        }
        first = false;
        while (line != null && line.isBlank()) {
            line = text.readLine();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
