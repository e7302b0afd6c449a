"""The list of features: each brings one blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.about.views import bp as about
from app.actions.views import bp as actions
from app.administration.views import bp as administration
from app.advisory_group.views import bp as advisory_group
from app.aftercare.views import bp as aftercare
from app.agenda.views import bp as agenda
from app.buildings.views import bp as buildings
from app.cases.views import bp as cases
from app.checks.api import bp as api
from app.checks.demand_views import bp as demands
from app.checks.views import bp as checks
from app.complaints.views import bp as complaints
from app.consents.views import bp as consents
from app.correspondence.views import bp as correspondence
from app.debt.views import bp as debt
from app.defects.views import bp as defects
from app.documents.views import bp as documents
from app.evidence.views import bp as evidence
from app.figures.views import bp as figures
from app.handovers.views import bp as handovers
from app.hotel_nights.views import bp as hotel_nights
from app.inbox.api import bp as inbox_api
from app.inbox.views import bp as inbox
from app.incidents.views import bp as incidents
from app.inspection.views import bp as inspection
from app.lawbook.views import bp as lawbook
from app.level_three.views import bp as level_three
from app.mediation.views import bp as mediation
from app.medical_focal_point.views import bp as medical_focal_point
from app.outreach.views import bp as outreach
from app.own_copy.views import bp as own_copy
from app.partner_api.api import bp as partner_api
from app.partner_api.views import bp as api_clients
from app.practice.views import bp as practice
from app.procedure.views import bp as procedure
from app.referrals.place_views import bp as places
from app.referrals.views import bp as referrals
from app.safety.views import bp as safety
from app.signin.views import bp as signin
from app.transfer.views import bp as transfer
from app.webhooks.views import bp as webhooks

if TYPE_CHECKING:
    from flask import Flask


def register_features(app: Flask) -> None:
    """Register every feature's routes."""
    for blueprint in (
        about,
        actions,
        administration,
        advisory_group,
        aftercare,
        agenda,
        api,
        api_clients,
        buildings,
        cases,
        checks,
        debt,
        defects,
        documents,
        complaints,
        consents,
        demands,
        evidence,
        figures,
        handovers,
        hotel_nights,
        inbox,
        inbox_api,
        incidents,
        inspection,
        lawbook,
        level_three,
        mediation,
        medical_focal_point,
        procedure,
        practice,
        correspondence,
        outreach,
        own_copy,
        places,
        partner_api,
        referrals,
        safety,
        signin,
        transfer,
        webhooks,
    ):
        app.register_blueprint(blueprint)
