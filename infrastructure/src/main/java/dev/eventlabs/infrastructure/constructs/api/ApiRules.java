package dev.eventlabs.infrastructure.constructs.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.constructs.Construct;

/** What must hold for our APIs, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class ApiRules {
    private static final Pattern STAGE = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    private static final Pattern PATH = Pattern.compile("/|(/([\\w.:~-]+|\\{[\\w.-]+\\+?}))+");

    private ApiRules() {}

    static void stage(Construct api, String name) {
        if (!STAGE.matcher(name).matches()) {
            throw refused(api, "stageName(\"" + name
                    + "\") was given; API Gateway allows up to 128 letters, digits, - and _. It is the first part of each"
                    + " path; leave it out for live.");
        }
    }

    static void routes(Construct api, List<Route> routes) {
        if (routes.isEmpty()) {
            throw refused(api, "no route was given, and an API without one can't be deployed."
                    + " Add at least one, as in .get(\"/task/{task_id}\", function).");
        }
        var seen = new HashSet<String>();
        for (Route route : routes) {
            if (!PATH.matcher(route.path()).matches()) {
                throw refused(api,
                        "the path \"" + route.path() + "\" was given; a path begins with a / and doesn't end with"
                                + " one, and a step is a word or a name in braces, as in /task/{task_id}.");
            }
            if (!seen.add(route.call())) {
                throw refused(api, route.call() + " was given twice. Leave one of them out.");
            }
        }
    }

    static void open(Construct api, Set<String> calls, boolean signedIn, List<Route> routes) {
        for (String call : calls) {
            if (!signedIn) {
                throw refused(api, "open(" + call + ") was given, but everybody may call every route."
                        + " Leave it out, or say .signedIn(directory) for the others.");
            }
            if (routes.stream().noneMatch(route -> route.call().equals(call))) {
                throw refused(api, "open(" + call + ") was given, but there is no such route; there are "
                        + routes.stream().map(Route::call).collect(Collectors.joining(", "))
                        + ". Name one of them, or leave it out.");
            }
        }
    }

    static void throttle(Construct api, int requestsPerSecond, int burst) {
        if (requestsPerSecond < 1 || burst < 1) {
            throw refused(api, "throttle(" + requestsPerSecond + ", " + burst
                    + ") was given; both must be at least 1, or nobody gets an answer. Leave it out for 1000 and 2000.");
        }
    }

    private static IllegalArgumentException refused(Construct api, String message) {
        return new IllegalArgumentException("API " + api.getNode().getPath() + ": " + message);
    }
}
