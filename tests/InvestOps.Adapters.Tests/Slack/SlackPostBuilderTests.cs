using System.Text.Json;
using CsCheck;
using InvestOps.Adapters.Slack;
using InvestOps.Pipeline.Notifications;
using Xunit;

namespace InvestOps.Adapters.Tests.Slack;

public sealed class SlackPostBuilderTests
{
    [Fact]
    public void The_plain_text_is_the_runbooks_line() =>
        Assert.Equal("[ERROR] KRX Ingest Failed — KRX Open API timeout (2025-10-24)", SlackPostBuilder.Build("C1", SlackNotices.Of(SlackNotices.Failed())).Text);

    [Fact]
    public void A_company_by_the_name_of_a_mention_rings_nobody()
    {
        var notice = SlackNotices.Failed("<!channel>", "<@U1> & <https://evil|good>") with { Sections = [new NoticeSection("<!here>", ["<!everyone>"])], Items = ["<!channel>"] };

        var post = SlackPostBuilder.Build("C1", SlackNotices.Of(notice));

        Assert.All(Texts(post), text => Assert.DoesNotContain("<", text, StringComparison.Ordinal));
        Assert.Contains("&lt;!channel&gt;", post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_shown_and_an_address_is_linked()
    {
        var path = SlackPostBuilder.Build("C1", SlackNotices.Of(SlackNotices.Failed() with { Link = "reports/daily/report.html" }));
        var address = SlackPostBuilder.Build("C1", SlackNotices.Of(SlackNotices.Failed() with { Link = "https://nas.example/report.html?a=1&b=2" }));

        Assert.Equal(new SlackBlock.Context("`reports/daily/report.html`"), path.Blocks[^1]);
        Assert.Equal(new SlackBlock.Context("<https://nas.example/report.html?a=1&amp;b=2>"), address.Blocks[^1]);
    }

    [Fact]
    public void Whatever_the_text_a_post_stays_within_the_limits() =>
        Gen.Select(Gen.String[0, 6_000], Gen.String[0, 4_000].Array[0, 60], Gen.String[0, 300].Array[0, 200]).Sample((details, lines, items) =>
        {
            var notice = SlackNotices.Failed(details, details) with { Sections = [.. lines.Select(line => new NoticeSection(line, [line, line]))], Items = items, Link = "x/y.html" };

            var post = SlackPostBuilder.Build("C1", SlackNotices.Of(notice));

            Assert.InRange(post.Blocks.Count, 1, SlackLimits.Blocks);
            Assert.InRange(Texts(post).Skip(1).Sum(text => text.Length), 1, SlackLimits.Total + 2);
            Assert.All(post.Blocks, block => Assert.InRange(LengthOf(block), 1, block is SlackBlock.Header ? SlackLimits.Header : SlackLimits.Section));
            Assert.InRange(post.Text.Length, 1, SlackLimits.Text);
            JsonSerializer.Serialize(Texts(post)); // no half characters
        }, iter: 200);

    private static IEnumerable<string> Texts(SlackPost post) => post.Blocks.Select(TextOf).Prepend(post.Text);

    private static int LengthOf(SlackBlock block) => TextOf(block).Length;

    private static string TextOf(SlackBlock block) => block switch
    {
        SlackBlock.Header header => header.Text.Replace("<", "‹", StringComparison.Ordinal), // plain text: no mark-up is read in it
        SlackBlock.Section section => section.Text,
        SlackBlock.Context context => context.Text,
        _ => "",
    };
}
