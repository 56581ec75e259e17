"""The official order of cities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_tui.text.divisions import official_order


@pytest.mark.parametrize(
    "expected",
    [
        ["河南省", "郑州市", "安阳市", "驻马店市", "济源示范区"],
        ["郑州市", "郑州航空港区", "郑州市金水区", "新郑市", "开封市", "开封市龙亭区、鼓楼区"],
        ["黄石市", "恩施州", "仙桃市"],
        ["北京市朝阳区", "内蒙古自治区", "呼和浩特市", "延边州", "广西", "南宁市", "西藏", "新疆"],
        ["安阳市", "高新区", "市直机关"],
        # Four cities have a 鼓楼区: the other units say which one is meant.
        ["开封市", "鼓楼区", "洛阳市"],
        ["南京市", "鼓楼区", "徐州市"],
        # What nobody says more of stands somewhere, and always in the same place.
        ["鼓楼区", ""],
    ],
)
def test_cities_stand_by_their_codes(expected: list[str]) -> None:
    unknown = [unit for unit in expected if unit in {"高新区", "市直机关", ""}]
    known = [unit for unit in expected if unit not in unknown]
    assert official_order([*unknown, *reversed(known)]) == expected


@given(st.lists(st.text("安阳郑州市恩施鼓楼区县、河南省金水高新x", max_size=8)))
def test_every_unit_is_there_once(units: list[str]) -> None:
    found = official_order(units)
    assert sorted(found) == sorted(set(units))
    assert official_order(found) == found
