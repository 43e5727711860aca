using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>The one style sheet of all pages, and the policy that lets a page have nothing but it.</summary>
public static class ReportStyle
{
    private const string Resource = "report.css";

    /// <summary>The style sheet's text.</summary>
    public static string Css { get; } = Load();

    /// <summary>The content security policy: no script, no request, and only this style block, known by its hash.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // The hash must be that of what a browser sees, and browsers read every line end as LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
