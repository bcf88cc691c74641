package org.penglai.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;

/** Members as those who are told something (告知对象), each with the organisation that they belong to now. */
public interface Addressees {

    /** A member by the identity provider's subject. */
    record Member(String subject, OrganisationId organisation) {}

    /** Everybody who belongs to one of the organisations. */
    List<Member> of(Collection<OrganisationId> organisations);

    /** Everybody who holds the role, wherever. */
    List<Member> holding(Role role);

    /** The names of those of the subjects that are members now, by subject. */
    Map<String, String> names(Collection<String> subjects);

    /** Everybody. */
    List<Member> all();
}
