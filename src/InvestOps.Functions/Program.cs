using InvestOps.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

// The isolated worker's program. Only the build with FullFeed=true has it; `investops host` is the other way to run the same functions.
var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddInvestOps(InvestOpsSettings.From(builder.Configuration));
builder.Build().Run();
