using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Archiving;

/// <summary>A report that may be packed.</summary>
/// <param name="Folder">Its folder among the reports, with a slash at the end.</param>
/// <param name="Date">The date that its age is reckoned from.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Bytes">What its files take.</param>
public sealed record ArchivableReport(string Folder, DateOnly Date, StoredItem Manifest, long Bytes);
