package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what became of each entry of a batch request. Not thread-safe. */
final class Batch {

    private static final int MOST_ENTRIES = 10;

    private final List<Struct> successful = new ArrayList<>();
    private final List<Struct> failed = new ArrayList<>();

    /**
     * @param entryName as the query protocol calls it, for the error
     * @throws AwsException if there are none or too many, or an id is wrong or there twice
     */
    static List<Input> entries(Input input, String entryName) {
        List<Input> entries = input.structs("Entries");
        if (entries.isEmpty()) {
            throw AwsException.badRequest("EmptyBatchRequest",
                    "There should be at least one " + entryName + " in the request.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw AwsException.badRequest("TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are " + MOST_ENTRIES + ". You have sent " + entries.size()
                            + ".");
        }
        Set<String> ids = new HashSet<>();
        for (Input entry : entries) {
            String id = entry.optionalText("Id").orElse("");
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw AwsException.badRequest("InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                                + "It can be at most 80 letters long.");
            }
            if (!ids.add(id)) {
                throw AwsException.badRequest("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
            }
        }
        return entries;
    }

    void succeeded(Struct entry) {
        successful.add(entry);
    }

    void failed(String id, AwsException error) {
        failed.add(Struct.of("Id", id)
                .with("SenderFault", error.status() < 500)
                .with("Code", Errors.queryCode(error.code()))
                .with("Message", error.getMessage()));
    }

    /** Both lists are there in the JSON protocol if they have something in them; {@code Successful} always. */
    Struct result() {
        return Struct.of("Successful", successful).with("Failed", failed.isEmpty() ? null : failed);
    }
}
