package dev.eventlabs.runtime.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a schema.
 *
 * @param version from 1, without gaps
 * @param file its name: {@code V<version>__<words>.sql}
 */
record Migration(int version, String file, String sql) {
    private static final Pattern FILE = Pattern.compile("V([1-9][0-9]{0,5})__[A-Za-z0-9_-]+\\.sql");

    /** @throws InvalidMigrations if the file's name is none of a migration */
    static Migration of(String file, String sql) {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) {
            throw new InvalidMigrations("The file " + file
                    + " is among the migrations; their names are like V1__tables.sql: a version and words.");
        }
        return new Migration(Integer.parseInt(name.group(1)), file, sql);
    }

    /** SHA-256 of the statements. Ends of lines don't count: a checkout on Windows is no change. */
    String checksum() {
        try {
            byte[] text = sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
