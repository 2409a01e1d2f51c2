package dev.eventlabs.runtime.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.http.Request;
import dev.eventlabs.runtime.http.Response;
import dev.eventlabs.runtime.http.Router;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Takes tasks and tells their state: {@code POST /task} with {@code {"task_id": "100", …}} and {@code GET /task/{task_id}}.
 *
 * <p>201 and the task, 409 {@code task_exists}; 200 and the task, 404 {@code task_not_found}. Environment: {@code TASKS_TABLE}.
 */
public final class TaskApi implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Tasks tasks;
    private final Router router;
    private final Priming priming;

    /** As Lambda makes it. */
    public TaskApi() {
        this(Environment.ofProcess().required("TASKS_TABLE"));
    }

    private TaskApi(String table) {
        this(new Tasks(new TaskTable(AwsClients.build(DynamoDbClient.builder()), table), InstantSource.system()),
                StructuredLog.ofProcess());
    }

    TaskApi(Tasks tasks, StructuredLog log) {
        this.tasks = tasks;
        this.router = new Router(log).post("/task", (request, body) -> create(body)).get("/task/{task_id}", this::show);
        this.priming = Priming.register(tasks::warmUp, log);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return router.answer(event, context.getAwsRequestId());
    }

    private Response create(Json.Fields body) {
        return switch (tasks.create(body)) {
            case Creation.Created(Json.Fields task) -> Response.of(201, task);
            case Creation.Taken(String taskId) -> Response.error(409, "task_exists",
                    "There is a task " + taskId + " already, and it stays as it is. Take another task_id.");
            case Creation.Invalid(String reason) -> Response.error(400, "bad_request",
                    "The task can't be taken: " + reason + ".");
            case Creation.TooLarge() -> Response.error(413, "content_too_large",
                    "The task is larger than 400 KB, the most that DynamoDB keeps in an item.");
            case Creation.Unavailable(String reason) -> Response.unavailable(reason);
        };
    }

    private Response show(Request request) {
        String taskId = request.path("task_id");
        return switch (tasks.find(taskId)) {
            case Finding.Found(Json.Fields task) -> Response.of(200, task);
            case Finding.Absent() -> Response.error(404, "task_not_found",
                    "There is no task " + taskId + ". POST /task creates one.");
            case Finding.Unavailable(String reason) -> Response.unavailable(reason);
        };
    }
}
