package dev.eventlabs.infrastructure.catalogue;

import dev.eventlabs.infrastructure.Synthesised;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/** Who may do what: each grant is given to somebody, and read in the template what that made of him. */
final class Permissions {
    /** A grantee without a grant: what he may all the same isn't the grants' doing. */
    private static final String NOBODY = "Nobody";

    private final Exhibit exhibit;
    /** Of each construct the grantees, and the calls that granted them something. */
    private final Map<Construct, Map<String, String>> grants = new HashMap<>();

    private Permissions(Exhibit exhibit) {
        this.exhibit = exhibit;
    }

    /** Calls every grant of what the exhibit shows; before it is synthesised. */
    static Permissions grantedBy(Exhibit exhibit) {
        var permissions = new Permissions(exhibit);
        exhibit.grantee(NOBODY);
        exhibit.shown().forEach(permissions::grant);
        return permissions;
    }

    private void grant(Construct shown) {
        Map<String, String> calls = new LinkedHashMap<>();
        for (ConstructSource.Member grant : exhibit.told(shown, "grant")) {
            Method method = Arrays.stream(shown.getClass().getMethods())
                    .filter(m -> m.getName().equals(grant.name()))
                    .findFirst()
                    .orElseThrow();
            String id = Exhibit.root(shown) + grant.name();
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == String.class ? "app" : exhibit.grantee(id))
                    .toArray();
            try {
                method.invoke(shown, arguments);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Can't call " + grant.call(), e);
            }
            calls.put(id, grant.name() + (arguments.length == 1 ? "(grantee)" : "(client, \"app\")"));
        }
        grants.put(shown, calls);
    }

    /** As a table; of roles in the stack only those of what is shown and of its grantees. */
    String table(Construct shown, Synthesised out) {
        var table = new PolicyTable(new TemplateWords(exhibit), out);
        String root = Exhibit.root(shown);
        grants.get(shown).forEach((grantee, call) -> table.granted(grantee, call, NOBODY));
        table.rolesUnder(root);
        table.queuesUnder(root);
        table.invocationsUnder(root);
        return table.text();
    }
}
