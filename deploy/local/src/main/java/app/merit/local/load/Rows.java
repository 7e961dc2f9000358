package app.merit.local.load;

import java.io.IOException;

/** The rows of a file, one by one, as the JSON lines that the import takes. */
interface Rows extends AutoCloseable {
    /** The next row without a line feed; null at the end. */
    @org.jspecify.annotations.Nullable
    String next() throws IOException;

    @Override
    void close() throws IOException;
}
