package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.data.DataFlow;
import dev.eventlabs.local.stepfunctions.execution.TaskTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What those who hold a task's token may say of it. Thread-safe. */
record TaskActions(TaskTokens tokens) {

    void register(Api.ActionsBuilder actions) {
        actions.on("SendTaskSuccess", this::success).on("SendTaskFailure", this::failure)
                .on("SendTaskHeartbeat", this::heartbeat);
    }

    private Struct success(Call call, Input input) {
        String output = input.text("output");
        if (output.getBytes(StandardCharsets.UTF_8).length > DataFlow.LIMIT_IN_BYTES) {
            throw input.constraint("…", "output",
                    "Member must have length less than or equal to " + DataFlow.LIMIT_IN_BYTES);
        }
        return told(pending(input).succeed(parsed(output)));
    }

    private static JsonNode parsed(String output) {
        try {
            return Json.parse(output.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw AwsException.badRequest("InvalidOutput", "Invalid Output: '" + ExecutionInput.complaint(e) + "'");
        }
    }

    private Struct failure(Call call, Input input) {
        return told(pending(input).fail(input.optionalText("error").orElse(null),
                input.optionalText("cause").orElse(null)));
    }

    private Struct heartbeat(Call call, Input input) {
        return told(pending(input).heartbeat());
    }

    private TaskTokens.Pending pending(Input input) {
        String token = input.text("taskToken");
        if (!TaskTokens.wellFormed(token)) {
            throw Errors.invalidToken();
        }
        return tokens.find(token).orElseThrow(Errors::taskTimedOut);
    }

    private static Struct told(boolean inTime) {
        if (!inTime) {
            throw Errors.taskTimedOut();
        }
        return Struct.of();
    }
}
