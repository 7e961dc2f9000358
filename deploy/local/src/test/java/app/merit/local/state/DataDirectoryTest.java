package app.merit.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void anEmptyOrMissingFolderBecomesOurs() throws IOException {
        DataDirectory data = new DataDirectory(folder.resolve("new"));

        data.open();

        assertThat(data.isOurs()).isTrue();
    }

    @Test
    void aFolderWithForeignFilesIsRefusedAndStaysAsItIs() throws IOException {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        DataDirectory data = new DataDirectory(folder);

        assertThatThrownBy(data::open).isInstanceOf(RefusedException.class).hasMessageContaining("not empty");
        assertThatThrownBy(data::wipe).isInstanceOf(RefusedException.class).hasMessageContaining("not a Merit data");

        assertThat(thesis).hasContent("years of work");
        assertThat(folder.toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void wipingEmptiesOurFolderButNeverFollowsALinkOutOfIt() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path kept = Files.writeString(outside.resolve("kept.txt"), "kept");
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        data.open();
        Files.createDirectories(data.folder().resolve("keycloak"));
        Files.createSymbolicLink(data.folder().resolve("keycloak/lib"), outside);
        Files.writeString(data.secrets(), "a=b");

        data.wipe();

        assertThat(kept).hasContent("kept");
        assertThat(data.folder().toFile().list()).containsExactly(DataDirectory.MARKER);
    }
}
