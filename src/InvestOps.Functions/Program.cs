using InvestOps.Functions;
using InvestOps.Functions.Logging;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

// The isolated worker's program. Only the build with FullFeed=true has it; `investops host` is the other way to run the same functions.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
var settings = InvestOpsSettings.From(builder.Configuration);
builder.Logging.AddProvider(new SerilogLoggerProvider(OperatorLog.Create(settings.Root, quiet: false), dispose: true));
builder.Services.AddInvestOps(settings);
builder.Build().Run();
