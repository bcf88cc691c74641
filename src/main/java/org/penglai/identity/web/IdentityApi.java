package org.penglai.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Organisations;
import org.penglai.identity.SizeClass;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** The caller and organisations over the API. */
public final class IdentityApi {

    private final Organisations organisations;

    public IdentityApi(Organisations organisations) {
        this.organisations = organisations;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("getMe", this::getMe, "getOrganisation", this::getOrganisation);
    }

    record MeView(String subject, String name, OrganisationView organisation, List<String> roles) {}

    record OrganisationView(
            String id,
            Bilingual name,
            OrganisationKind kind,
            Optional<String> uscc,
            String divisionCode,
            boolean local,
            Optional<SizeClass> sizeClass,
            Verification verification,
            boolean invented) {

        static OrganisationView of(Organisation organisation) {
            return new OrganisationView(
                    organisation.id().toString(),
                    organisation.name(),
                    organisation.kind(),
                    organisation.uscc(),
                    organisation.divisionCode(),
                    organisation.isLocal(),
                    organisation.sizeClass(),
                    organisation.verification(),
                    organisation.invented());
        }
    }

    private Reply getMe(Call call) {
        var actor = call.actor();
        return Reply.json(
                200,
                new MeView(
                        actor.subject(),
                        actor.name(),
                        OrganisationView.of(organisations.require(actor.organisation())),
                        actor.roles().stream().map(Role::code).sorted().toList()));
    }

    private Reply getOrganisation(Call call) {
        var id = call.id("id", "organisation.unknown", OrganisationId::new);
        return Reply.json(200, OrganisationView.of(organisations.require(id)));
    }
}
