package dev.eventlabs.infrastructure.constructs.database;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir private Path folder;

    private String checksum() {
        return Migrations.ofFolder(folder, null, "parcels").checksum();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    @Test
    void areTheSqlFilesOfAFolder() throws IOException {
        write("V2__b.sql", "select 2");
        write("V1__a.sql", "select 1");
        write("README.md", "no SQL");
        Files.createDirectory(folder.resolve("V3__folder.sql"));
        assertThat(Migrations.ofFolder(folder, null, "parcels").names()).containsExactly("V1__a.sql", "V2__b.sql");
    }

    @Test
    void haveAnotherChecksumWhenOneIsAddedRenamedOrEdited() throws IOException {
        write("V1__a.sql", "select 1");
        String first = checksum();
        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(checksum());
        write("V1__a.sql", "select 1;");
        String edited = checksum();
        write("V2__b.sql", "select 2");
        String added = checksum();
        Files.move(folder.resolve("V2__b.sql"), folder.resolve("V2__c.sql"));
        String renamed = checksum();
        // The same characters all in all, cut differently.
        write("V1__a.sql", "select 1");
        write("V2__c.sql", ";select 2");
        assertThat(new String[]{first, edited, added, renamed, checksum()}).doesNotHaveDuplicates();
    }

    @Test
    void refuseAFolderWithoutAny() {
        assertThatRefused(() -> Migrations.ofFolder(folder, null, "parcels"))
                .hasMessage(
                        "The migrations' folder parcels was given, but there is no file in it that ends with .sql. Name"
                                + " the folder of files such as V1__tables.sql.");
        assertThatRefused(() -> Migrations.ofRuntime("db/nowhere"))
                .hasMessage(
                        "The migrations' folder db/nowhere was given, but there is no file in it that ends with .sql. Name"
                                + " the folder of files such as V1__tables.sql.");
    }
}
