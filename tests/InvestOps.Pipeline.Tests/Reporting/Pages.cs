using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Wording;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

/// <summary>What every page must be, whatever its report says.</summary>
internal static class Pages
{
    private static readonly string[] Tags =
    [
        "html", "head", "meta", "title", "link", "style", "body", "main", "header", "footer", "section", "article", "aside", "h1", "h2", "h3", "p", "small", "strong", "span", "time",
        "ul", "li", "dl", "dt", "dd", "div", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "figure", "figcaption",
        "input", "label", "output", "a", "script", "svg", "desc", "path", "rect", "circle", "text",
    ];

    /// <summary>Only known elements, no event handlers, no address, and a policy that knows the one style block and the one script.</summary>
    public static void AssertSelfContained(string page)
    {
        var html = page.Replace(ReportStyle.Script, "", StringComparison.Ordinal);
        var elements = html.Split('<').Skip(1).Select(rest => rest.Split(' ', '>', '/', '\n')[rest.StartsWith('/') ? 1 : 0]);
        Assert.Empty(elements.ToHashSet(StringComparer.OrdinalIgnoreCase).Except([.. Tags, "!DOCTYPE"], StringComparer.Ordinal));

        var tags = html.Split('<').Skip(1).Select(rest => rest.Split('>')[0]).ToArray();
        Assert.DoesNotContain(tags, tag => Attributes(tag).Contains(" on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(tags, tag => Attributes(tag).Contains(" src", StringComparison.OrdinalIgnoreCase) || Attributes(tag).Contains(" style", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.All(tags.Where(tag => Attributes(tag).Contains(" href", StringComparison.OrdinalIgnoreCase)), tag => Assert.Matches("href=\"(data:[^\"]*|[a-z.]+)\"", tag));
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);

        var css = html.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
        var policy = System.Net.WebUtility.HtmlDecode(html.Split("Content-Security-Policy\" content=\"")[1].Split('"')[0]);
        Assert.StartsWith($"default-src 'none'; style-src 'sha256-{hash}';", policy, StringComparison.Ordinal);
        AssertOnlyItsScript(page, policy);
    }

    // No script, or the one that is shipped, known to the policy by its hash.
    private static void AssertOnlyItsScript(string html, string policy)
    {
        var scripts = html.Split("<script")[1..];
        if (scripts.Length == 0)
        {
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            return;
        }

        var script = Assert.Single(scripts)[1..].Split("</script>")[0];
        Assert.Equal(ReportStyle.Script, script);
        Assert.EndsWith($"; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
    }

    public static string Escaped(string text) => HtmlEncoder.Create(UnicodeRanges.All).Encode(Printable.From(text));

    /// <summary>The report knows no markup of its own but line ends.</summary>
    public static string WithoutBreaks(string markdown) => markdown.Replace("<br>", "", StringComparison.Ordinal);

    // A tag with its quoted values taken out.
    private static string Attributes(string tag) => string.Concat(tag.Split('"').Where((_, index) => index % 2 == 0));
}
