package tocsin.cluster.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of a deployment. */
public final class TopicAdmin {
  private static final long PATIENCE_SECONDS = 30;

  private TopicAdmin() {}

  /**
   * Makes those that are missing; the broker decides how often each message is kept.
   *
   * @param partitions of what is large
   */
  public static void make(String brokers, Topics topics, int partitions) throws IOException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("request.timeout.ms", "10000");
    try (Admin admin = Admin.create(properties)) {
      Set<String> there = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing = new ArrayList<>();
      for (Topics.Topic topic : topics.all(partitions)) {
        if (!there.contains(topic.name())) {
          missing.add(
              new NewTopic(
                      topic.name(),
                      java.util.Optional.of(topic.partitions()),
                      java.util.Optional.empty())
                  .configs(
                      topic.keeps() == Topics.Keeps.LAST
                          ? Map.of("cleanup.policy", "compact")
                          : Map.of()));
        }
      }
      admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (TimeoutException e) {
      throw new IOException(brokers + " does not answer within " + PATIENCE_SECONDS + " s", e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IOException(brokers + ": topics cannot be made: " + e.getCause(), e);
      }
    }
  }
}
