package dev.eventlabs.snapshots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.opentest4j.AssertionFailedError;

/**
 * Where the snapshots of a module are.
 *
 * @param update whether what is there now becomes what was agreed on
 */
record SnapshotFolder(Path folder, Missing missing, boolean update) {
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

    void compare(String name, NormalisedTemplate template) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The snapshot's name \"" + name
                    + "\" was given; allowed are letters, digits, \"-\", \"_\" and \".\", and \"/\" between folders, for instance orders/queue.");
        }
        Path file = folder.resolve(name + ".json");
        try {
            if (update || Files.notExists(file) && missing == Missing.IS_WRITTEN) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, template.json());
                return;
            }
            if (Files.notExists(file)) {
                throw new AssertionFailedError("There is no snapshot " + file
                        + ". Run the test on your machine, look at what it wrote, and commit it.");
            }
            mustEqual(file, template);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read or write the snapshot " + file, e);
        }
    }

    private static void mustEqual(Path file, NormalisedTemplate template) throws IOException {
        // A checkout on Windows may have other line breaks.
        String agreed = Files.readString(file).replace("\r\n", "\n");
        if (!agreed.equals(template.json())) {
            throw new AssertionFailedError("The template isn't the snapshot " + file + " (- agreed on, + now):\n\n"
                    + new Difference(agreed, template.json()).text()
                    + "\nIf the change is meant, run the test with -Dsnapshots.update, and commit the file.", agreed,
                    template.json());
        }
    }
}
