package dev.eventlabs.local.iam;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Time;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The roles and policies of every account; IAM is the same in all regions. Thread-safe. */
final class Directory {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]{0,510}/");

    private final Time time;
    private final Ids ids;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /** Roles by lower-case name, since two that differ in case only can't exist; policies by ARN. */
    private record Account(ConcurrentMap<String, Role> roles, ConcurrentMap<String, ManagedPolicy> policies) {}

    Directory(Time time, Ids ids) {
        this.time = time;
        this.ids = ids;
    }

    Time time() {
        return time;
    }

    Role createRole(String account, String name, String path, String trust) {
        checkName("roleName", name, 64);
        checkPath(path);
        Role role = new Role(name, path, "AROA" + ids.suffix(17), "arn:aws:iam::" + account + ":role" + path + name,
                time.instant(), PolicyDocument.trust(trust));
        if (in(account).roles().putIfAbsent(key(name), role) != null) {
            throw new AwsException("EntityAlreadyExists", 409, "Role with name " + name + " already exists.");
        }
        return role;
    }

    Optional<Role> findRole(String account, String name) {
        return Optional.ofNullable(in(account).roles().get(key(name)));
    }

    Role role(String account, String name) {
        return findRole(account, name).orElseThrow(() -> AwsException.notFound("NoSuchEntity",
                "The role with name " + name + " cannot be found."));
    }

    Collection<Role> roles(String account) {
        return in(account).roles().values();
    }

    /** @throws AwsException if policies are still with it */
    void deleteRole(String account, String name) {
        Role role = role(account, name);
        if (!role.attached().isEmpty()) {
            throw new AwsException("DeleteConflict", 409, "Cannot delete entity, must detach all policies first.");
        }
        if (!role.inlineNames().isEmpty()) {
            throw new AwsException("DeleteConflict", 409, "Cannot delete entity, must delete policies first.");
        }
        in(account).roles().remove(key(name), role);
    }

    ManagedPolicy createPolicy(String account, String name, String path, String description, String document) {
        checkName("policyName", name, 128);
        checkPath(path);
        String arn = "arn:aws:iam::" + account + ":policy" + path + name;
        ManagedPolicy policy = new ManagedPolicy(name, path, "ANPA" + ids.suffix(17), arn, description,
                PolicyDocument.identity(document), time.instant());
        if (in(account).policies().putIfAbsent(arn, policy) != null) {
            throw new AwsException("EntityAlreadyExists", 409,
                    "A policy called " + name + " already exists. Duplicate names are not allowed.");
        }
        return policy;
    }

    Optional<ManagedPolicy> findPolicy(String account, String arn) {
        return Optional.ofNullable(in(account).policies().get(arn));
    }

    ManagedPolicy policy(String account, String arn) {
        return findPolicy(account, arn).orElseThrow(() -> AwsException.notFound("NoSuchEntity",
                "Policy " + arn + " was not found."));
    }

    Collection<ManagedPolicy> policies(String account) {
        return in(account).policies().values();
    }

    long attachments(String account, String policyArn) {
        return roles(account).stream().filter(role -> role.attached().contains(policyArn)).count();
    }

    void deletePolicy(String account, String arn) {
        policy(account, arn);
        if (attachments(account, arn) > 0) {
            throw new AwsException("DeleteConflict", 409, "Cannot delete a policy attached to entities.");
        }
        in(account).policies().remove(arn);
    }

    /** AWS's own policies ({@code arn:aws:iam::aws:policy/…}) can all be attached, though their documents aren't here. */
    void attach(String account, String roleName, String policyArn) {
        Role role = role(account, roleName);
        if (!policyArn.matches("arn:aws[\\w-]*:iam::aws:policy/.+") && findPolicy(account, policyArn).isEmpty()) {
            throw AwsException.notFound("NoSuchEntity",
                    "Policy " + policyArn + " does not exist or is not attachable.");
        }
        role.attach(policyArn);
    }

    private Account in(String account) {
        return accounts.computeIfAbsent(account,
                each -> new Account(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void checkPath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw AwsException.badRequest("ValidationError",
                    "The specified value for path is invalid. It must begin and end with "
                            + "/ and contain only alphanumeric characters and/or / characters.");
        }
    }

    static void checkName(String what, String name, int max) {
        if (name.length() > max || !NAME.matcher(name).matches()) {
            throw AwsException.badRequest("ValidationError", "The specified value for " + what
                    + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-, at most "
                    + max
                    + " of them.");
        }
    }
}
