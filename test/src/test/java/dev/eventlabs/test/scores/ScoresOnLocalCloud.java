package dev.eventlabs.test.scores;

import dev.eventlabs.infrastructure.labs.StreamsLab;
import dev.eventlabs.test.cloud.DeployedStack;
import dev.eventlabs.test.cloud.LabOnLocalCloud;
import java.net.URI;
import software.amazon.awscdk.Stack;

/** Gives the tests of a class the Streams lab on an embedded AWS of their own. */
final class ScoresOnLocalCloud extends LabOnLocalCloud<ScoresOnLocalCloud.Scores> {

    ScoresOnLocalCloud() {
        super("StreamsLab", Scores.class);
    }

    @Override
    protected void fill(Stack stack) {
        StreamsLab lab = StreamsLab.Builder.create(stack, "Streams").build();
        output(stack, "StreamName", lab.getStream().getStream().getStreamName());
        output(stack, "KinesisProcessorName", lab.getKinesisProcessor().getFunction().getFunctionName());
        output(stack, "ScoreRecordsTableName", lab.getScoreRecords().getTable().getTableName());
        output(stack, "ScoresByUserTableName", lab.getScoresByUser().getTable().getTableName());
        output(stack, "ScoreAggregatorName", lab.getScoreAggregator().getFunction().getFunctionName());
    }

    @Override
    protected Scores open(DeployedStack deployed) {
        return new Scores(deployed);
    }

    /** The lab, with a client for it. */
    static final class Scores implements AutoCloseable {

        private final DeployedStack deployed;
        private final ScoresClient client;

        Scores(DeployedStack deployed) {
            this.deployed = deployed;
            client = new ScoresClient(deployed.cloud().endpoint(),
                    ScoresClient.Names.of(deployed.outputs("StreamsLab")));
        }

        ScoresClient client() {
            return client;
        }

        URI endpoint() {
            return deployed.cloud().endpoint();
        }

        @Override
        public void close() {
            client.close();
            deployed.close();
        }
    }
}
