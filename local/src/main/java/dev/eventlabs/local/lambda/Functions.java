package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.execution.EnvironmentPool;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All functions, and what the API and CloudFormation do with them. Thread-safe. */
final class Functions {

    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">AWS's standard</a>, and what of it can't be reserved. */
    static final int ACCOUNT_CONCURRENCY = 1000;
    private static final int UNRESERVED_MINIMUM = 100;

    private final CodeStore codes;
    private final ObjectStore objects;
    private final SettingsReader reader;
    private final EnvironmentPool pool;
    private final Time time;
    private final Ids ids;
    private final Map<Scope, Map<String, Function>> all = new HashMap<>();

    Functions(CodeStore codes, ObjectStore objects, EnvironmentPool pool, Time time, Ids ids) {
        this.codes = codes;
        this.objects = objects;
        this.pool = pool;
        this.time = time;
        this.ids = ids;
        reader = new SettingsReader(pool);
    }

    String newRevision() {
        return ids.uuid();
    }

    Time time() {
        return time;
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it is there already, or anything of it isn't allowed */
    FunctionVersion create(Scope scope, Input input) {
        String name = FunctionName.parse(scope, input.text("FunctionName")).name();
        FunctionSettings settings = reader.create(name, input);
        refuseExisting(scope, name);
        CodePackage code = code(input.struct("Code")
                .orElseThrow(() -> Errors.constraint("null", "code", "Member must not be null")));
        FunctionVersion latest = new FunctionVersion(FunctionVersion.LATEST, settings, code, newRevision(),
                time.instant());
        Function function = new Function(scope, name, latest);
        function.tags.putAll(input.map("Tags"));
        synchronized (this) {
            refuseExisting(scope, name);
            all.computeIfAbsent(scope, none -> new TreeMap<>()).put(name, function);
        }
        return input.flag("Publish") ? publish(function, Optional.empty()) : latest;
    }

    private synchronized void refuseExisting(Scope scope, String name) {
        if (find(scope, name).isPresent()) {
            throw Errors.conflict("Function already exist: " + name);
        }
    }

    synchronized Optional<Function> find(Scope scope, String name) {
        return Optional.ofNullable(all.getOrDefault(scope, Map.of()).get(name));
    }

    /** @throws dev.eventlabs.local.spi.AwsException if there is no such function */
    Function get(Scope scope, FunctionName name) {
        return find(scope, name.name()).orElseThrow(() -> Errors.functionNotFound(name.qualifiedArn(scope)));
    }

    synchronized List<Function> list(Scope scope) {
        return new ArrayList<>(all.getOrDefault(scope, Map.of()).values());
    }

    FunctionVersion updateSettings(Scope scope, FunctionName name, Input input) {
        Function function;
        FunctionVersion latest;
        synchronized (this) {
            function = get(scope, name);
            checkRevision(input, function.latest);
            FunctionSettings settings = reader.update(function.latest.settings(), input);
            latest = replaceLatest(function, settings, function.latest.code());
        }
        retireOutdated(function);
        return latest;
    }

    FunctionVersion updateCode(Scope scope, FunctionName name, Input input) {
        Function function = get(scope, name);
        CodePackage code = code(input);
        FunctionVersion answer;
        synchronized (this) {
            checkRevision(input, function.latest);
            FunctionSettings before = function.latest.settings();
            FunctionSettings settings = SettingsReader.architecture(input)
                    .map(each -> before.withArchitecture(each)).orElse(before);
            if (input.flag("DryRun")) {
                return new FunctionVersion(FunctionVersion.LATEST, settings, code, function.latest.revisionId(),
                        function.latest.lastModified());
            }
            FunctionVersion latest = replaceLatest(function, settings, code);
            answer = input.flag("Publish") ? publish(function, Optional.empty()) : latest;
        }
        retireOutdated(function);
        return answer;
    }

    /** Publishes {@code $LATEST} as it is now; if nothing has changed since, the last version is the answer. */
    synchronized FunctionVersion publish(Function function, Optional<String> description) {
        FunctionVersion last = function.versions.isEmpty() ? null : function.versions.lastEntry().getValue();
        FunctionVersion latest = function.latest;
        if (last != null && last.same(new FunctionVersion(last.version(),
                latest.settings().withDescription(last.settings().description()), latest.code(), "", time.instant()))) {
            return last;
        }
        FunctionVersion version = new FunctionVersion(Integer.toString(++function.lastVersion),
                latest.settings().withDescription(description.orElse(latest.settings().description())), latest.code(),
                newRevision(), time.instant());
        function.versions.put(function.lastVersion, version);
        if (version.settings().startsFromSnapshots()) {
            pool.prepare(function.spec(version));
        }
        return version;
    }

    synchronized FunctionVersion publish(Scope scope, FunctionName name, Input input) {
        Function function = get(scope, name);
        checkRevision(input, function.latest);
        input.optionalText("CodeSha256").filter(given -> !given.equals(function.latest.code().sha256()))
                .ifPresent(given -> {
                    throw Errors.invalid("CodeSHA256 (" + given + ") is different from current CodeSHA256 in $LATEST ("
                            + function.latest.code().sha256()
                            + "). Please try again with the CodeSHA256 in $LATEST.");
                });
        return publish(function, input.optionalText("Description"));
    }

    /**
     * Makes the function what the properties say; what they don't say goes back to its default.
     *
     * @param input as for {@link #create}
     */
    FunctionVersion replace(Scope scope, FunctionName name, Input input) {
        Function function = get(scope, name);
        FunctionSettings settings = reader.create(name.name(), input);
        CodePackage code = code(input.struct("Code")
                .orElseThrow(() -> Errors.constraint("null", "code", "Member must not be null")));
        FunctionVersion latest;
        synchronized (this) {
            FunctionVersion before = function.latest;
            if (before.settings().equals(settings) && before.code().equals(code)) {
                return before;
            }
            latest = replaceLatest(function, settings, code);
        }
        retireOutdated(function);
        return latest;
    }

    /** @param reserved empty for no reservation */
    synchronized void reserve(Function function, Optional<Integer> reserved) {
        int others = all.get(function.scope).values().stream().filter(each -> each != function)
                .mapToInt(each -> each.reservedConcurrency.orElse(0)).sum();
        if (others + reserved.orElse(0) > ACCOUNT_CONCURRENCY - UNRESERVED_MINIMUM) {
            throw Errors.invalid(
                    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of ["
                            + UNRESERVED_MINIMUM + "].");
        }
        function.reservedConcurrency = reserved;
    }

    synchronized void recursion(Function function, String recursiveLoop) {
        if (!List.of("Allow", "Terminate").contains(recursiveLoop)) {
            throw Errors.constraint(recursiveLoop, "recursiveLoop",
                    "Member must satisfy enum value set: [Allow, Terminate]");
        }
        function.recursiveLoop = recursiveLoop;
    }

    synchronized void retag(Function function, Map<String, String> tags) {
        function.tags.clear();
        function.tags.putAll(tags);
    }

    /** The whole function, or one version of it. */
    void delete(Scope scope, FunctionName name) {
        synchronized (this) {
            Function function = get(scope, new FunctionName(name.name(), Optional.empty()));
            if (name.qualifier().isPresent()) {
                deleteVersion(function, name.qualifier().get());
            } else {
                all.get(scope).remove(name.name());
            }
        }
        String function = name.arn(scope);
        if (name.qualifier().isPresent()) {
            pool.retire(spec -> spec.functionArn().equals(function)
                    && spec.version().equals(name.qualifier().get()));
        } else {
            pool.orphan(spec -> spec.functionArn().equals(function));
        }
    }

    private static void deleteVersion(Function function, String version) {
        if (version.equals(FunctionVersion.LATEST)) {
            throw Errors.invalid("$LATEST version cannot be deleted without deleting the function.");
        }
        if (function.aliases.containsKey(version)) {
            throw Errors.invalid("Deletion of aliases is not currently supported.");
        }
        List<String> users = function.aliases.values().stream()
                .filter(alias -> alias.version().equals(version) || alias.weights().containsKey(version))
                .map(Alias::name).toList();
        if (!users.isEmpty()) {
            throw Errors.conflict("Version " + version + " is currently referenced by the following aliases: " + users);
        }
        if (version.matches("[0-9]{1,9}")) {
            function.versions.remove(Integer.valueOf(version));
        }
        function.policies.remove(version);
        function.eventInvokeConfigs.remove(version);
    }

    private FunctionVersion replaceLatest(Function function, FunctionSettings settings, CodePackage code) {
        function.latest = new FunctionVersion(FunctionVersion.LATEST, settings, code, newRevision(), time.instant());
        return function.latest;
    }

    /** Without the lock: whoever is killed may take a moment to be gone. */
    private void retireOutdated(Function function) {
        String current;
        synchronized (this) {
            current = function.latest.revisionId();
        }
        pool.retire(spec -> spec.functionArn().equals(function.arn())
                && spec.version().equals(FunctionVersion.LATEST) && !spec.revision().equals(current));
    }

    private static void checkRevision(Input input, FunctionVersion latest) {
        input.optionalText("RevisionId").filter(given -> !given.equals(latest.revisionId())).ifPresent(given -> {
            throw Errors.staleRevision("GetFunction/GetAlias");
        });
    }

    /** @param input with {@code ZipFile} as base64, or bucket and key */
    private CodePackage code(Input input) {
        for (String member : List.of("ImageUri", "S3ObjectVersion", "SourceKMSKeyArn")) {
            if (input.has(member)) {
                throw Errors.unsupported("code by " + member);
            }
        }
        if (input.has("ZipFile")) {
            byte[] zip;
            try {
                zip = Base64.getDecoder().decode(input.text("ZipFile"));
            } catch (IllegalArgumentException e) {
                throw Errors
                        .invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
            }
            if (zip.length > CodeStore.MAX_ZIPPED_BYTES) {
                throw Errors.tooLarge("Zipped size must be smaller than " + CodeStore.MAX_ZIPPED_BYTES + " bytes");
            }
            return codes.store(zip);
        }
        if (!input.has("S3Bucket") || !input.has("S3Key")) {
            throw Errors.invalid("Please provide a source for function code.");
        }
        String bucket = input.text("S3Bucket");
        return codes.store(objects.get(bucket, input.text("S3Key"))
                .orElseThrow(() -> Errors.invalid("Error occurred while GetObject. S3 Error Code: "
                        + (objects.hasBucket(bucket)
                                ? "NoSuchKey. S3 Error Message: The specified key does not exist."
                                : "NoSuchBucket. S3 Error Message: The specified bucket does not exist"))));
    }
}
