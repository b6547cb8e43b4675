package tocsin.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;
import tocsin.job.Emission;

/**
 * A job as it is submitted: what to read, what to know, where results go. Holds no secret, only the
 * names of files that do; paths are those of a file system that all workers share.
 *
 * @param name names the job, its consumer group and its transactions; one running job a name
 * @param from where records come from
 * @param input for TOPICS its paths are topics
 * @param lanes for FILES how many readers the files are dealt out to
 * @param brokers Kafka's bootstrap servers; empty for none
 * @param prefix what the topics of results and control begin with
 * @param postgres JDBC address of the alerts' database; empty for none
 * @param postgresPassword file with its password; empty for none
 * @param out folder for result files; empty for none
 * @param refreshMillis how often files of knowledge are looked at again; 0 when the input ends
 */
public record JobPlan(
    String name,
    From from,
    InputSpec input,
    int lanes,
    FileKnowledge knowledge,
    String brokers,
    String prefix,
    String postgres,
    String postgresUser,
    String postgresPassword,
    String out,
    Emission emission,
    long disorderMillis,
    long idleMillis,
    long refreshMillis) {

  /** Where records come from. */
  public enum From {
    /** Files, to their end or followed. */
    FILES,
    /** Topics, without end. */
    TOPICS,
    /** Topics as far as they reach when the job starts. */
    TOPICS_TO_END
  }

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The plan as one argument of a command. */
  public String argument() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json().getBytes(StandardCharsets.UTF_8));
  }

  /** The plan as JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan is plain values", e);
    }
  }

  /** Reads what {@link #argument} wrote. */
  public static JobPlan parse(String argument) {
    return read(new String(Base64.getUrlDecoder().decode(argument), StandardCharsets.UTF_8));
  }

  /** Reads what {@link #json} wrote. */
  public static JobPlan read(String json) {
    try {
      return JSON.readValue(json, JobPlan.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("no job plan: " + e.getMessage(), e);
    }
  }

  /** Whether the input has an end that the job reaches. */
  public boolean ends() {
    return from == From.TOPICS_TO_END || (from == From.FILES && !input.follow());
  }

  /** The same job with result files too. */
  public JobPlan withOut(String folder) {
    return with(input, prefix, folder, idleMillis);
  }

  /** The same job that waits so long for silent inputs. */
  public JobPlan withIdle(long millis) {
    return with(input, prefix, out, millis);
  }

  /** The same job over other topics. */
  public JobPlan withTopics(String otherPrefix, InputSpec records) {
    return with(records, otherPrefix, out, idleMillis);
  }

  private JobPlan with(InputSpec records, String itsPrefix, String folder, long idle) {
    return new JobPlan(
        name,
        from,
        records,
        lanes,
        knowledge,
        brokers,
        itsPrefix,
        postgres,
        postgresUser,
        postgresPassword,
        folder,
        emission,
        disorderMillis,
        idle,
        refreshMillis);
  }
}
