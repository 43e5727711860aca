using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Calendar;

public sealed class TradingDateTests
{
    [Fact]
    public void Sessions_are_ordered_by_date()
    {
        var earlier = Some.SessionOn("2024-01-30");
        var later = Some.SessionOn("2024-01-31");
        var same = Some.SessionOn("2024-01-31");

        Assert.True(earlier < later && later > earlier);
        Assert.True(earlier <= later && later >= earlier);
        Assert.True(same <= later && same >= later);
        Assert.False(same < later || same > later);
        Assert.Equal([earlier, later], new[] { later, earlier }.Order());
    }

    [Fact]
    public void Sessions_of_the_same_date_are_equal() =>
        Assert.Equal(Some.SessionOn("2024-01-31"), Some.SessionOn("2024-01-31"));

    [Fact]
    public void A_session_is_written_as_an_iso_date_in_any_culture()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("th-TH");

        var text = Some.SessionOn("2024-01-05").ToString();

        Thread.CurrentThread.CurrentCulture = culture;
        Assert.Equal("2024-01-05", text);
    }
}
