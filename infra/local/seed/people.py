"""Two suppliers, two dealers and somebody for every role, all with the password that the README names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

PASSWORD = "Parure-demo-1"  # noqa: S105 - of accounts that exist in local runs only


@dataclass(frozen=True)
class Organisation:
    key: str
    org_id: str
    kind: Literal["supplier", "dealer"]
    name: str
    region: str
    place: str
    """Name of its warehouse or shop."""
    visitors: dict[str, Any] | None = None
    """Where buyers find the shop."""

    @property
    def location_id(self) -> str:
        return self.org_id.replace("org_", "loc_")


@dataclass(frozen=True)
class Person:
    email: str
    role: str
    name: str
    organisation: str | None = None


# Ids are the same in every local mall, so that a bookmark and a test may name them.
ORGANISATIONS = {
    one.key: one
    for one in (
        Organisation(
            "lumiere", "org_01JDEM0000000000000000000A", "supplier", "Lumière 流明", "CN-SH", "上海仓 Shanghai"
        ),
        Organisation("yuyuan", "org_01JDEM0000000000000000000B", "supplier", "玉缘 Yuyuan", "CN-YN", "瑞丽仓 Ruili"),
        Organisation(
            "hanghui",
            "org_01JDEM0000000000000000000C",
            "dealer",
            "航晖珠宝 Hanghui",
            "CN-GD",
            "深圳店 Shenzhen",
            {
                "city": {"zh": "深圳", "en": "Shenzhen"},
                "address": {"zh": "福田区福华三路 118 号一层", "en": "Ground floor, 118 Fuhua 3rd Road, Futian"},
                "hours": {"zh": "每日 10:00–21:30", "en": "Daily 10:00–21:30"},
                "phone": "0755 8000 0118",
                "coordinates": {"latitude": 22.53418, "longitude": 114.05541},
            },
        ),
        Organisation(
            "maison",
            "org_01JDEM0000000000000000000D",
            "dealer",
            "Maison Aube 晨曦",
            "HK",
            "中环店 Central",
            {
                "city": {"zh": "香港", "en": "Hong Kong"},
                "address": {"zh": "中环云咸街 20 号", "en": "20 Wyndham Street, Central"},
                "hours": {"zh": "周二至周日 11:00–19:00", "en": "Tuesday to Sunday 11:00–19:00"},
                "coordinates": {"latitude": 22.2812, "longitude": 114.1563},
            },
        ),
    )
}
PEOPLE = (
    Person("buyer@parure.test", "consumer", "林晓 Lin Xiao"),
    Person("buyer2@parure.test", "consumer", "Alex Morgan"),
    Person("supplier@parure.test", "supplier", "周明 Zhou Ming", "lumiere"),
    Person("supplier2@parure.test", "supplier", "段玉 Duan Yu", "yuyuan"),
    Person("dealer@parure.test", "dealer", "陈航 Chen Hang", "hanghui"),
    Person("dealer2@parure.test", "dealer", "Claire Aubert", "maison"),
    Person("operator@parure.test", "operator", "何静 He Jing"),
)


def seed_people() -> None:
    from identity.contract import provision_organisation, provision_user

    for organisation in ORGANISATIONS.values():
        provision_organisation(organisation.org_id, organisation.kind, organisation.name, organisation.region)
    for person in PEOPLE:
        works_for = ORGANISATIONS[person.organisation].org_id if person.organisation else None
        provision_user(
            person.email, PASSWORD, person.role, org_id=works_for, name=person.name, owner=works_for is not None
        )
