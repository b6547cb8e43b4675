package tocsin.core.casework;

import tocsin.domain.casework.Recipient;

/**
 * Something to be told, without personal data; the desk's outbox carries it.
 *
 * @param recipient who is told; the centre for notices to the queue
 * @param taskId the task it is about, empty for none
 */
public record Notice(NoticeKind kind, Recipient recipient, String taskId) {}
