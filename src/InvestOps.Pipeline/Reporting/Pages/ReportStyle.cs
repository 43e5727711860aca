using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>The one style sheet of all pages, the one script of those with tables to sort, and the policies that let a page have nothing but them.</summary>
public static class ReportStyle
{
    private const string StyleResource = "report.css";
    private const string ScriptResource = "report.js";

    /// <summary>The style sheet's text.</summary>
    public static string Css { get; } = Load(StyleResource);

    /// <summary>What a page with tables that can be sorted and searched does, and nothing else.</summary>
    public static string Script { get; } = Load(ScriptResource);

    /// <summary>The content security policy: no script, no request, and only this style block, known by its hash.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src {HashOf(Css)}; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>The same, and the one script, known by its hash.</summary>
    public static string PolicyWithScript { get; } = $"{Policy}; script-src {HashOf(Script)}";

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Load(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // The hash must be that of what a browser sees, and browsers read every line end as LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
