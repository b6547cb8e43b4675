package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says of one endpoint's request and answer.
 *
 * @param query schemas of query parameters by name
 * @param required query parameters that must be there
 * @param bodyType media type of the body, empty when there is none
 * @param body null unless the body is JSON
 * @param answerTypes media types of the answer
 */
record Operation(
    Map<String, JsonNode> query,
    Set<String> required,
    boolean keyNeeded,
    boolean versionNeeded,
    String bodyType,
    @Nullable Schema body,
    List<String> answerTypes) {}
