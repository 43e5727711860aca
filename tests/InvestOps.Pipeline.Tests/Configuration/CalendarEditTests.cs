using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class CalendarEditTests
{
    private static readonly CalendarOverride Closed = new() { Date = new DateOnly(2026, 11, 20), IsOpen = false, Reason = "임시 휴장: \"전산\" 장애 #1" };

    private const string Entry = """  - { date: 2026-11-20, session: closed, reason: "임시 휴장: \"전산\" 장애 #1" }""";

    [Fact]
    public void The_first_entry_goes_into_an_empty_list_and_comments_stay() =>
        Assert.Equal(
            $"# About this file\nschema: 1\noverrides: # none so far\n{Entry}\n# the end\n",
            CalendarEdit.Add("# About this file\nschema: 1\noverrides: [] # none so far\n# the end\n", Closed, "calendar.yaml"));

    [Fact]
    public void A_further_entry_goes_behind_the_last()
    {
        const string Before = "schema: 1\noverrides:\n  # first\n  - { date: 2026-11-16, session: closed, reason: a } # why\n  - { date: 2026-11-17, session: closed, reason: b }\n# the end\n";

        Assert.Equal(Before.Replace("reason: b }\n", "reason: b }\n" + Entry + "\n", StringComparison.Ordinal), CalendarEdit.Add(Before, Closed, "calendar.yaml"));
    }

    [Theory]
    [InlineData("schema: 1\noverrides: [{ date: 2026-11-16, session: closed, reason: a }]\n", "add this entry by hand: { date: 2026-11-20")]
    [InlineData("schema: 1\noverrides:\n  - date: 2026-11-16\n    session: closed\n    reason: a\n", "add this entry by hand")]
    [InlineData("schema: 1\noverrides:\n  - { date: 2026-11-20, session: closed, reason: a }\n", "2026-11-20 is in the list already")]
    [InlineData("schema: 1\nfoo: 1\noverrides: []\n", "foo is no setting")]
    public void What_cannot_be_added_to_is_left_alone(string before, string expected) =>
        Assert.Contains(expected, Assert.Throws<ConfigurationException>(() => CalendarEdit.Add(before, Closed, "calendar.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_correction_that_changes_nothing_is_refused() =>
        Assert.Contains("is closed already", Assert.Throws<ConfigurationException>(() => CalendarEdit.Add("schema: 1\noverrides: []\n", Closed with { Date = new DateOnly(2026, 11, 21) }, "calendar.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_file_is_made_where_there_is_none_and_read_with_the_correction_afterwards()
    {
        using var folder = new TemporaryFolder();

        CalendarEdit.Add(folder.Path, Closed);
        CalendarEdit.Add(folder.Path, new CalendarOverride { Date = new DateOnly(2026, 11, 21), IsOpen = true, Reason = "extra" });

        var calendar = CalendarFile.Load(folder.Path);
        Assert.False(calendar.IsSession(Closed.Date));
        Assert.True(calendar.IsSession(new DateOnly(2026, 11, 21)));
        Assert.Equal(["calendar.yaml"], Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)));
    }
}
