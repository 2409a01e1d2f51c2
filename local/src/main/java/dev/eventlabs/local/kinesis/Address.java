package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the stream that a request names: by its name, its ARN or both. */
record Address(Streams streams) {

    private static final Pattern ARN = Pattern.compile("arn:aws[^:]*:kinesis:[^:]*:\\d{12}:stream/(\\S+)");

    /** @throws AwsException if the request names none, or none that is there */
    Stream of(Call call, Input input) {
        Optional<String> arn = input.optionalText("StreamARN");
        Optional<String> name = input.optionalText("StreamName");
        if (arn.isEmpty()) {
            return streams.get(call.scope(), name.orElseThrow(
                    () -> Errors.argument("Either StreamName or StreamARN must be given.")));
        }
        Stream stream = byArn(call.scope(), arn.get());
        if (name.filter(each -> !each.equals(stream.name())).isPresent()) {
            throw Errors.argument("StreamName " + name.get() + " isn't the name of the stream with the ARN "
                    + arn.get() + ". Give one of them, or both of the same stream.");
        }
        return stream;
    }

    /** The stream of a request that calls it {@code ResourceARN}. */
    Stream ofResource(Call call, Input input) {
        return byArn(call.scope(), input.text("ResourceARN"));
    }

    /** @throws AwsException if it isn't a stream's ARN, or there is no such stream */
    Stream byArn(Scope scope, String arn) {
        String name = name(arn).orElseThrow(() -> AwsException.constraint(Errors.VALIDATION, arn, "streamARN",
                "Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+"));
        return streams.get(scope.of(arn), name);
    }

    /** The stream of an ARN, if it is there. */
    Optional<Stream> find(String arn) {
        return name(arn).flatMap(name -> streams.find(Scope.standard().of(arn), name));
    }

    private static Optional<String> name(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
