namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>A file that lies beside the tear sheet and is kept within it too, for a page that travels alone.</summary>
/// <param name="Name">For example <c>equity.csv</c>.</param>
/// <param name="MediaType">For example <c>text/csv</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Attachment(string Name, string MediaType, ReadOnlyMemory<byte> Content);
