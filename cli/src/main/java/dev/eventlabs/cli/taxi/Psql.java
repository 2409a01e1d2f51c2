package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's own terminal, which the person's keyboard and screen are handed to.
 *
 * @param program its name or path
 */
record Psql(String program) {

    /**
     * @param connection where to, without a secret
     * @param token what is given for a password; no other process sees it among the arguments
     * @param line how the person can do the same by hand
     * @return its exit code
     * @throws Failure if it isn't installed, with what to do
     */
    int run(String connection, String token, List<String> arguments, String line) {
        List<String> command = new ArrayList<>(List.of(program, connection));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // What the user's variables say is about other databases.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGPASSWORD", token);
        Process psql;
        try {
            psql = builder.start();
        } catch (IOException e) {
            throw new Failure(program + " isn't installed, or isn't on the PATH: " + e.getMessage(), """
                    Install PostgreSQL's client:  apt-get install postgresql-client   dnf install postgresql   brew install libpq
                    Then again:  ./lab taxi psql     or by hand, in the folder of this checkout:
                    """ + line, e);
        }
        // Ctrl-C is psql's, to cancel a query; it reaches this process, too, which then must not leave before psql does.
        Thread companion = new Thread(() -> waitFor(psql));
        Runtime.getRuntime().addShutdownHook(companion);
        int exit = waitFor(psql);
        try {
            Runtime.getRuntime().removeShutdownHook(companion);
        } catch (IllegalStateException e) {
            // It is running.
        }
        return exit;
    }

    private static int waitFor(Process psql) {
        try {
            return psql.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", "psql may run on.", e);
        }
    }
}
