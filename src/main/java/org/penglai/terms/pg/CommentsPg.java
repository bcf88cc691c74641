package org.penglai.terms.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;
import org.penglai.terms.Comment;
import org.penglai.terms.CommentId;
import org.penglai.terms.Comments;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;

/** {@link Comments} in the table {@code terms_comment}. */
public final class CommentsPg implements Comments {

    private static final String ADD = """
            INSERT INTO terms_comment (id, document, number, author, organisation_id, text, commented_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String OF = """
            SELECT id, document, number, organisation_id, text, commented_at, answer, withheld, answered_at
              FROM terms_comment
             WHERE document = $1 AND number = $2
             ORDER BY commented_at, id
             LIMIT $3""";

    private static final String UNANSWERED = """
            SELECT id, document, number, organisation_id, text, commented_at, answer, withheld, answered_at
              FROM terms_comment
             WHERE answered_at IS NULL
             ORDER BY commented_at, id
             LIMIT $1""";

    private static final String LOCK = """
            SELECT id, document, number, organisation_id, text, commented_at, answer, withheld, answered_at
              FROM terms_comment
             WHERE id = $1
               FOR UPDATE""";

    private static final String ANSWER = """
            UPDATE terms_comment
               SET answer = $2, withheld = $3, answered_at = $4, answered_by = $5, answered_for = $6
             WHERE id = $1""";

    private final Pg pg;

    public CommentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Comment comment, Actor by) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(comment.id().value())
                        .addString(comment.document().name())
                        .addInteger(comment.edition())
                        .addString(by.subject())
                        .addUUID(comment.organisation().value())
                        .addString(comment.text())
                        .addValue(comment.at().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public List<Comment> of(Edition edition, int most) {
        return pg.list(OF, Tuple.of(edition.document().name(), edition.number(), most), CommentsPg::comment);
    }

    @Override
    public List<Comment> unanswered(int most) {
        return pg.list(UNANSWERED, Tuple.of(most), CommentsPg::comment);
    }

    @Override
    public Optional<Comment> lock(CommentId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), CommentsPg::comment);
    }

    @Override
    public void answer(CommentId id, Comment.Answer answer, Actor by) {
        pg.requireTransaction();
        pg.execute(
                ANSWER,
                Tuple.tuple()
                        .addUUID(id.value())
                        .addString(answer.text())
                        .addBoolean(answer.withheld())
                        .addValue(answer.at().atOffset(ZoneOffset.UTC))
                        .addString(by.subject())
                        .addUUID(by.organisation().value()));
    }

    private static Comment comment(Row row) {
        return new Comment(
                new CommentId(row.getUUID("id")),
                Document.valueOf(row.getString("document")),
                row.getInteger("number"),
                new OrganisationId(row.getUUID("organisation_id")),
                row.getString("text"),
                row.get(OffsetDateTime.class, "commented_at").toInstant(),
                Optional.ofNullable(row.get(OffsetDateTime.class, "answered_at"))
                        .map(at -> new Comment.Answer(
                                row.getString("answer"), row.getBoolean("withheld"), at.toInstant())));
    }
}
