package dev.eventlabs.local.boot;

import dev.eventlabs.local.lambda.execution.JavaPrograms;
import dev.eventlabs.local.rds.Rds;
import dev.eventlabs.local.rds.postgres.Reserve;
import java.nio.file.Path;

/**
 * What is the same for every embedded AWS and takes long to make; nothing of what one of them holds. Thread-safe; to be closed after those who use
 * it.
 *
 * @param databases PostgreSQL's programs, and servers that nobody has used
 * @param functions what starts functions' JVMs, and their code
 */
public record SharedParts(Reserve databases, JavaPrograms functions) implements AutoCloseable {

    /** For a single one: what would only help a later one isn't made. */
    public static SharedParts forOne(Path directory) {
        return new SharedParts(Reserve.onDemand(directory.resolve("pg"), Rds.preparation()),
                JavaPrograms.forOne(directory.resolve("java")));
    }

    /** For several, one after the other or side by side. */
    public static SharedParts forSeveral(Path directory) {
        return new SharedParts(Reserve.ahead(directory.resolve("pg"), Rds.preparation()),
                JavaPrograms.forSeveral(directory.resolve("java")));
    }

    @Override
    public void close() {
        try {
            functions.close();
        } finally {
            databases.close();
        }
    }
}
