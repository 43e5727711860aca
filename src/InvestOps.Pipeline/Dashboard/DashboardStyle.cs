using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Pipeline.Reporting.Pages;

namespace InvestOps.Pipeline.Dashboard;

/// <summary>The style of the dashboard: that of the reports and what only it has. Its pages have no script.</summary>
internal static class DashboardStyle
{
    private const string Resource = "dashboard.css";

    public static string Css { get; } = ReportStyle.Css + Load();

    /// <summary>The policy as a page can state it itself.</summary>
    public static string PagePolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; img-src data:; base-uri 'none'; form-action 'self'";

    private static string Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
