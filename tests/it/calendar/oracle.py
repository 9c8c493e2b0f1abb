"""What two independent packages say of the Vietnamese calendar: `python oracle.py tet` or `python oracle.py holidays`.

lunar-vn 1.4.0 and holidays 0.109, from the Python registry. The output is the table of the same name beside this file.
"""

import sys
from datetime import date, timedelta

import holidays
import lunar_vn


def tet(year):
    """The first day of a lunar year, where both packages say the same."""
    ours = lunar_vn.lunar_to_solar(lunar_vn.LunarDate(day=1, month=1, year=year, leap=False))
    theirs = holidays.country_holidays("VN", years=year, language="en_US", observed=False)
    (named,) = theirs.get_named("Lunar New Year", lookup="exact")
    assert ours == named, f"the packages differ about {year}: {ours} and {named}"
    return ours


def other_days(year):
    """The days that are not simply their weekday."""
    vietnam = holidays.country_holidays("VN", years=range(year - 1, year + 2))
    for ahead in range(366):
        day = date(year, 1, 1) + timedelta(days=ahead)
        if day.year == year and vietnam.is_working_day(day) != (day.weekday() < 5):
            yield day, "worked" if day.weekday() >= 5 else "off"


if sys.argv[1:] == ["tet"]:
    print("day")
    for year in range(1990, 2061):
        print(tet(year))
elif sys.argv[1:] == ["holidays"]:
    print("day,is")
    for year in range(2011, 2036):
        for day, is_ in other_days(year):
            print(f"{day},{is_}")
else:
    sys.exit(__doc__)
